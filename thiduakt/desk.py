"""The work desk (bàn làm việc): what I owe by date, what waits for me, what changed."""

from django.views.generic import TemplateView


class DeskView(TemplateView):
    template_name = "desk.html"
