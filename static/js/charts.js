/* Draws each <figure class="chart" data-table="id"> from the numbers of its table, which stays on the page. */
(() => {
  "use strict";
  const INK = ["#a3161a", "#1f5a96", "#b98312", "#1b6b3a", "#5a3d8a", "#55606e", "#c2571a", "#0f7173"];
  const toNumber = (cell) => Number(cell.dataset.value ?? cell.textContent.trim().replaceAll(".", "").replace(",", "."));

  const series = (table) => [...table.tHead.rows[table.tHead.rows.length - 1].cells].flatMap((head, column) => (
    head.hasAttribute("data-series") ? [{ label: head.textContent.trim(), column }] : []));

  /* Long names break between words, so that they stay whole at phone width. */
  const lines = (name, most) => name.split(" ").reduce((made, word) => {
    const last = made[made.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= most) made[made.length - 1] = `${last} ${word}`;
    else made.push(word);
    return made;
  }, []);

  const draw = (figure) => {
    const table = document.getElementById(figure.dataset.table);
    if (!table || !window.Chart) return;
    const rows = [...table.tBodies[0].rows].filter((row) => !row.hasAttribute("data-skip"));
    const stacked = figure.hasAttribute("data-stacked");
    const isBar = figure.dataset.kind !== "line";
    figure.hidden = false;
    const box = figure.querySelector(".chart-canvas");
    const names = rows.map((row) => row.cells[0].dataset.name ?? row.cells[0].textContent.trim());
    const broken = (name) => lines(name, box.clientWidth < 500 ? 16 : 44);
    /* Every bar has room for all lines of its name, at the width of now. */
    const fit = () => {
      const each = Math.max(stacked ? 2 : 2.6, ...names.map((name) => broken(name).length * 1.15 + .4));
      box.style.height = `${Math.max(12, rows.length * each + 5)}rem`;
    };
    if (isBar) {
      fit();
      window.addEventListener("resize", fit);
    }
    const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
    const written = new Intl.NumberFormat("vi-VN");
    new window.Chart(figure.querySelector("canvas"), {
      type: isBar ? "bar" : "line",
      data: {
        labels: names,
        datasets: series(table).map(({ label, column }, place) => ({
          label,
          data: rows.map((row) => toNumber(row.cells[column])),
          backgroundColor: INK[place % INK.length],
          borderColor: INK[place % INK.length],
          maxBarThickness: 26,
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        indexAxis: isBar ? "y" : "x",
        locale: "vi-VN",
        scales: {
          x: { stacked, ticks: { font, precision: 0 }, grid: { color: "#dfe3e8" } },
          y: {
            stacked,
            ticks: isBar ? { font, autoSkip: false, callback(value) { return broken(this.getLabelForValue(value)); } } : { font },
            grid: { display: !isBar, color: "#dfe3e8" },
          },
        },
        plugins: {
          legend: { display: series(table).length > 1, position: "bottom", labels: { font, boxWidth: 14 } },
          tooltip: { titleFont: font, bodyFont: font, callbacks: { label: (item) => `${item.dataset.label}: ${written.format(item.raw)}` } },
        },
      },
    });
  };

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("figure.chart").forEach(draw));
})();
