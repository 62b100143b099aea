/* The code of a letter stands behind # in the address, where no server reads it: put it into the form. */
(() => {
  "use strict";
  const field = document.querySelector("input[name=code]");
  const code = location.hash.slice(1);
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  if (!field || field.value) return;
  field.value = code;
  document.getElementById("announce").textContent = "Đã điền mã mời.";
})();
