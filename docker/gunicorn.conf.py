"""Web server in the container: one sync worker per core; the proxy in front holds slow clients."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
worker_class = "sync"
workers = int(os.environ.get("WEB_WORKERS") or len(os.sched_getaffinity(0)))
timeout = 30
graceful_timeout = 20
max_requests = 2000
max_requests_jitter = 200
worker_tmp_dir = "/dev/shm"
control_socket_disable = True
# Only the proxy reaches this port; it sets X-Forwarded-Proto itself and drops the client's.
forwarded_allow_ips = "*"
accesslog = "-"
