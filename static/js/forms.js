/* Small help for forms and menus. Every page works without it. */
(() => {
  "use strict";

  /* A form is sent once; the server holds the same line by its idempotency key. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "get") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => form.querySelectorAll("button:not([type=button])").forEach((button) => button.setAttribute("aria-disabled", "true")));
    /* A download answers without leaving the page: let the form be used again. */
    setTimeout(() => release(form), 8000);
  });
  const release = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  };
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

  /* Ctrl+Enter in a queue: save and go to the next one. */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const button = document.querySelector("[data-save-next]");
      if (button) button.form.requestSubmit(button);
    }
    if (event.key === "Escape") closeMenus(null);
  });
  document.addEventListener("click", (event) => closeMenus(event.target));
  const closeMenus = (target) => {
    document.querySelectorAll("details.more[open], details.menu[open]").forEach((menu) => {
      if (target && menu.contains(target)) return;
      const held = menu.contains(document.activeElement);
      menu.open = false;
      if (held && !target) menu.querySelector("summary").focus();
    });
  };

  /* Tick all rows of the table the box stands in. */
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-tick-all]")) return;
    event.target.closest("table").querySelectorAll("tbody input[type=checkbox]:not(:disabled)").forEach((box) => { box.checked = event.target.checked; });
  });

  /* "năm 2026" in a title follows the year that is chosen beside it; the server does the same. */
  document.querySelectorAll("[data-follows-year]").forEach((title) => {
    const year = title.form.elements[title.dataset.followsYear];
    let was = year.value;
    year.addEventListener("change", () => {
      title.value = title.value.replaceAll(`năm ${was}`, `năm ${year.value}`);
      was = year.value;
    });
  });

  /* A polled fragment must not show the login page inside a page: load the whole page instead. */
  document.addEventListener("htmx:before:swap", (event) => {
    const answer = event.detail.ctx?.response?.raw;
    if (answer?.redirected) {
      event.preventDefault();
      location.reload();
    }
  });

  /* What came in by itself (a paper is ready) is also said to those who listen. */
  document.addEventListener("htmx:after:swap", () => {
    document.querySelectorAll("[data-announce]").forEach((part) => {
      document.getElementById("announce").textContent = part.dataset.announce;
      part.removeAttribute("data-announce");
    });
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-announce]").forEach((part) => part.removeAttribute("data-announce"));
    document.querySelector(".error-summary")?.focus();
  });
})();
