/* Suggestions under the search boxes and the boxes of forms: arrows move through them, Escape and leaving close them. */
(() => {
  "use strict";

  const links = (form) => [...form.querySelectorAll(".suggested a, .suggested button")];
  const close = (form) => { form.querySelector(".suggested").replaceChildren(); };
  const formOf = (part) => part instanceof Element ? part.closest(".picker, form[role=search]:has(.suggested)") : null;

  document.addEventListener("keydown", (event) => {
    const form = formOf(event.target);
    if (!form) return;
    const box = form.querySelector("input");
    const found = links(form);
    const here = found.indexOf(document.activeElement);
    if (event.key === "Escape" && form.querySelector(".suggested").childElementCount) {
      event.stopPropagation();
      close(form);
      box.focus();
    } else if (event.key === "ArrowDown" && found.length) {
      event.preventDefault();
      found[Math.min(here + 1, found.length - 1)].focus();
    } else if (event.key === "ArrowUp" && here >= 0) {
      event.preventDefault();
      (here ? found[here - 1] : box).focus();
    }
  }, true);

  document.addEventListener("focusout", (event) => {
    const form = formOf(event.target);
    if (form && event.relatedTarget && !form.contains(event.relatedTarget)) close(form);
  });
  document.addEventListener("click", (event) => {
    document.querySelectorAll(".picker, form[role=search]:has(.suggested)").forEach((form) => {
      if (!form.contains(event.target)) close(form);
    });
  });
})();
