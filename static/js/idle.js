/* Before nobody-at-the-desk ends the session a dialog asks; whoever types or clicks meanwhile keeps it alive without
   being asked. The page stays where it is in any case, so no text is lost. */
(() => {
  "use strict";
  const WARN = 120;
  const shared = `thiduakt:alive:${document.body.dataset.user || ""}`;

  const read = () => { try { return Number(localStorage.getItem(shared)) || 0; } catch { return 0; } };
  const write = (moment) => { try { localStorage.setItem(shared, String(moment)); } catch { /* this window counts alone */ } };
  const inWords = (seconds) => (seconds > 60 ? `${Math.ceil(seconds / 60)} phút` : `${Math.max(0, Math.ceil(seconds))} giây`);

  const watch = (dialog) => {
    const form = dialog.querySelector("form");
    const [words, over] = [dialog.querySelector("#idle-words"), dialog.querySelector("[data-idle-over]")];
    const [left, error] = [dialog.querySelector("[data-idle-left]"), dialog.querySelector("[data-idle-error]")];
    const length = Number(dialog.dataset.seconds);
    const isLogin = (address) => new URL(address, location.href).pathname === dialog.dataset.login;
    let [mine, active, asking] = [Date.now(), false, false];

    const seen = (moment) => { mine = moment; write(moment); };
    const silent = () => (Date.now() - Math.max(mine, read())) / 1000;

    /* After signing in elsewhere the forms of this page need the new token, or the server would refuse them. */
    const renew = async () => {
      const answer = await fetch(form.action.replace(/[^/]+\/$/, ""), { credentials: "same-origin" });
      if (!answer.ok || isLogin(answer.url)) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (page.body.dataset.user !== document.body.dataset.user) return false;
      const token = page.querySelector("[name=csrfmiddlewaretoken]").value;
      document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
      const headers = "hx-headers:inherited";
      document.body.setAttribute(headers, page.body.getAttribute(headers));
      return true;
    };
    const ask = () => fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" });
    const extend = async () => {
      if (asking) return false;
      asking = true;
      try {
        let answer = await ask();
        if (isLogin(answer.url) || answer.status === 403) answer = await renew() ? await ask() : answer;
        if (!answer.ok || isLogin(answer.url)) return false;
        seen(Date.now());
        return true;
      } catch {
        return false;
      } finally {
        asking = false;
      }
    };

    /* Somebody is at work in another tab again: this page gets the token that goes with the new session. */
    const close = async () => {
      if (asking) return;
      asking = true;
      try { if (words.hidden) await renew(); } catch { /* the button asks again */ } finally { asking = false; }
      dialog.close();
    };

    const show = () => {
      const rest = length - silent();
      words.hidden = rest <= 0;
      over.hidden = rest > 0;
      left.textContent = inWords(rest);
      if (!dialog.open) {
        error.textContent = "";
        dialog.showModal();
        form.querySelector("button").focus();
      }
    };
    const tick = () => {
      const quiet = silent();
      if (active && quiet > length / 4 && quiet < length) { active = false; extend(); return; }
      if (quiet >= length - Math.min(WARN, length / 4)) show();
      else if (dialog.open) close();
    };

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      error.textContent = "";
      if (await extend()) dialog.close();
      else error.textContent = "Chưa tiếp tục được: hãy đăng nhập lại ở thẻ khác trước, hoặc xem lại đường mạng.";
    });
    dialog.querySelector("[data-idle-login]").href = `${dialog.dataset.login}?next=/`;
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); form.requestSubmit(); });
    ["keydown", "pointerdown"].forEach((kind) => document.addEventListener(kind, () => { active = active || !dialog.open; }));
    document.addEventListener("visibilitychange", tick);
    seen(Date.now());
    setInterval(tick, 1000);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const dialog = document.getElementById("idle");
    if (dialog) watch(dialog);
  });
})();
