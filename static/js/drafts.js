/* No typed text is lost: forms with data-draft keep what was typed in this browser, per person and
   address, and offer it again: after an expired session, a closed window, a broken line. */
(() => {
  "use strict";
  const WAIT = 400;
  const LIFE = 14 * 24 * 3600 * 1000;
  const SKIP = new Set(["csrfmiddlewaretoken", "key", "password", "citizen_id"]);
  const prefix = "thiduakt:draft:";

  const read = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
  const write = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* full or forbidden: typing goes on */ } };
  const kept = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  const nameOf = (form, place) => `${prefix}${document.body.dataset.user || ""}:${location.pathname}:${form.id || place}`;

  const fields = (form) => [...form.elements].filter((field) => field.name && !SKIP.has(field.name) && !["password", "file", "hidden", "submit", "button"].includes(field.type));
  const valueOf = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value);
  const slot = (field) => (["checkbox", "radio"].includes(field.type) ? `${field.name}=${field.value}` : field.name);
  const snapshot = (form) => Object.fromEntries(fields(form).map((field) => [slot(field), valueOf(field)]));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const fill = (form, values) => fields(form).forEach((field) => {
    const value = values[slot(field)];
    if (value === undefined) return;
    if (["checkbox", "radio"].includes(field.type)) field.checked = value;
    else if (field.multiple) [...field.options].forEach((option) => { option.selected = value.includes(option.value); });
    else field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  const hour = (moment) => new Date(moment).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" });

  const button = (text, act) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "btn btn-outline-secondary btn-sm", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  const offer = (form, name, draft) => {
    const box = document.createElement("div");
    box.className = "draft";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = `Trình duyệt còn giữ nội dung bạn gõ lúc ${hour(draft.at)} mà chưa lưu.`;
    const end = () => { box.remove(); form.querySelector("input:not([type=hidden]), textarea, select")?.focus(); };
    box.append(
      words,
      button("Dùng lại nội dung này", () => { fill(form, draft.values); write(name, { ...draft, sent: false }); end(); }),
      button("Bỏ đi", () => { localStorage.removeItem(name); end(); }),
    );
    form.before(box);
  };

  const watch = (form, name, start) => {
    const note = document.createElement("span");
    note.className = "unsaved";
    note.setAttribute("role", "status");
    (form.querySelector(".acts-row") || form).append(note);
    let timer;
    const keep = () => {
      const values = snapshot(form);
      if (same(values, start)) { localStorage.removeItem(name); note.textContent = ""; return; }
      write(name, { values, at: Date.now(), sent: false });
      note.textContent = "Chưa lưu; trình duyệt đang giữ giúp bạn.";
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, WAIT); });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      const values = snapshot(form);
      if (!same(values, start)) write(name, { values, at: Date.now(), sent: true });
    });
  };

  /* A sent draft has arrived when the next page is neither the login page nor an error. */
  const settle = () => {
    const kind = document.body.dataset.page;
    const failed = kind !== "page" || document.querySelector(".error-summary");
    kept().forEach((name) => {
      const draft = read(name);
      if (!draft || Date.now() - draft.at > LIFE) localStorage.removeItem(name);
      else if (draft.sent && failed) write(name, { ...draft, sent: false });
      else if (draft.sent) localStorage.removeItem(name);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    settle();
    document.querySelectorAll("form[data-draft]").forEach((form, place) => {
      const name = nameOf(form, place);
      const start = snapshot(form);
      const draft = read(name);
      if (draft && !same({ ...start, ...draft.values }, start)) offer(form, name, draft);
      watch(form, name, start);
    });
  });
})();
