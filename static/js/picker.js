/* Boxes of forms in which a unit or a person is typed by name: what fits stands below while one types. */
(() => {
  "use strict";

  const WAIT = 250;
  let timer = 0;
  let asked = null;

  const suggest = async (picker, box) => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams({ q: box.value });
    try {
      const answer = await fetch(`${picker.dataset.pickFrom}?${query}`, { headers: { "HX-Request": "true" }, signal: asked.signal });
      if (answer.ok && !answer.redirected) picker.querySelector(".suggested").innerHTML = await answer.text();
    } catch {
      // Without suggestions the name can still be typed in full.
    }
  };

  document.addEventListener("input", (event) => {
    const picker = event.target.closest(".picker");
    if (!picker || event.target.type === "radio") return;
    // What is typed now counts, not what was picked before.
    picker.querySelectorAll("input[type=hidden]").forEach((key) => { key.value = ""; });
    picker.querySelectorAll("input[type=radio]").forEach((key) => { key.checked = false; });
    clearTimeout(timer);
    timer = setTimeout(() => suggest(picker, event.target), WAIT);
  });

  // A list in which something is ticked is not exchanged while one types: the ticks would be gone.
  document.addEventListener("htmx:before:request", (event) => {
    // A request that belongs to no element is announced at the document, which has no closest.
    const list = event.target.closest?.("[hx-select]")?.getAttribute("hx-target");
    if (list && document.querySelector(`${list} input:checked`)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const pick = event.target.closest("[data-pick]");
    if (!pick) return;
    const picker = pick.closest(".picker");
    const box = picker.querySelector("input");
    let key = picker.querySelector("input[type=hidden]");
    if (!key) {
      key = Object.assign(document.createElement("input"), { type: "hidden", name: `${box.name}-chosen` });
      picker.querySelector(".picker-offered").replaceWith(key);
    }
    box.value = pick.dataset.text;
    key.value = pick.dataset.pick;
    picker.querySelector(".suggested").replaceChildren();
    box.focus();
  });
})();
