/// The style sheet of the page.
enum PageStyle {
  static let css = """
    :root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fff;--dim:#55555f;--line:#b9b9c4;--soft:#f3f3f7;--counted:#0b5a8a;--counted-soft:#e2f0fa;
    --flag:#9c1c1c;--flag-soft:#fde6e4;--left:#5a5a66;--bar:#2f76a8;--minus:#a15c00}
    @media (prefers-color-scheme:dark){:root{--ink:#ececf1;--paper:#17171b;--dim:#b3b3bf;--line:#55555f;--soft:#24242b;--counted:#8cc8f0;
    --counted-soft:#123246;--flag:#ffaba3;--flag-soft:#4a1a18;--left:#b3b3bf;--bar:#6fb2e0;--minus:#e8a552}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:70rem;padding:1rem 1.25rem 4rem;font:1rem/1.55 system-ui,"Noto Sans","Noto Sans Arabic","Noto Sans CJK JP",sans-serif;
    color:var(--ink);background:var(--paper)}
    h1{font-size:1.5rem;margin:.2em 0}h2{font-size:1.3rem;border-top:3px solid var(--ink);padding-top:.6em;margin-top:2em}h3{font-size:1.08rem;margin:1.6em 0 .4em}
    .dim{color:var(--dim)}.note{border-inline-start:4px solid var(--line);padding-inline-start:.8em}
    .skip{position:absolute;inset-inline-start:-99rem}.skip:focus{position:static}
    :focus-visible{outline:3px solid var(--counted);outline-offset:2px}
    .flags{border:3px double var(--flag);background:var(--flag-soft);padding:.4em 1em;border-radius:4px}
    .text{white-space:pre-wrap;overflow-wrap:anywhere;font-size:1.1rem;line-height:2.05;border:1px solid var(--line);border-radius:4px;padding:.6em 1em;margin:.5em 0}
    .turn{border-top:1px solid var(--line);padding-top:.3em;margin-top:.5em}.turn:first-child{border:0;margin:0}
    .speaker{font-size:.85rem;font-weight:600;color:var(--dim);line-height:1.3;unicode-bidi:isolate}
    mark{color:inherit;background:none;padding:0 .08em;border-bottom:2px solid transparent}
    mark.counted{background:var(--counted-soft);border-bottom:3px solid var(--counted)}
    mark.left{border-bottom:3px dotted var(--left)}
    mark.flag{background:var(--flag-soft);border-bottom:4px double var(--flag)}
    mark.lit{outline:2px solid var(--ink)}mark.removed{text-decoration:line-through;background:none}
    mark[aria-pressed]{cursor:pointer}mark[aria-pressed=mixed]{text-decoration:line-through dotted}
    .mark{unicode-bidi:isolate;font:600 .74rem/1.2 system-ui,sans-serif;padding:.12em .38em;margin-inline:.12em .25em;border-radius:3px;
    border:1px solid var(--line);background:var(--soft);color:var(--ink);vertical-align:.12em;cursor:pointer;min-width:1.9em}
    .mark.flag{border:3px double var(--flag)}.mark.counted{border:2px solid var(--counted)}.mark.left{border:2px dotted var(--left)}
    .tie{white-space:nowrap}td.style{min-width:9rem}
    .legend{display:flex;flex-wrap:wrap;gap:.3em 1.2em;list-style:none;padding:0;margin:.2em 0}
    .panel{position:sticky;bottom:0;background:var(--soft);border:1px solid var(--line);border-radius:4px;padding:.5em 1em;max-height:40vh;overflow:auto;font-size:.93rem}
    .panel p{margin:.2em 0}.panel dl,.detail dl{display:grid;grid-template-columns:max-content 1fr;gap:.1em .9em;margin:.3em 0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
    table{border-collapse:collapse;width:100%;font-size:.93rem}caption{text-align:start;color:var(--dim);padding:.3em 0}
    th,td{border-bottom:1px solid var(--line);padding:.3em .5em;text-align:start;vertical-align:top}td.number{font-variant-numeric:tabular-nums;white-space:nowrap;direction:ltr}[dir=rtl] td.number{text-align:right}
    .wide{overflow-x:auto}.level1{padding-inline-start:1.2em}.level2{padding-inline-start:2.2em}.level3{padding-inline-start:3.2em}
    footer{overflow-wrap:anywhere}svg{display:block}.axis{stroke:var(--line)}.fill{fill:var(--bar)}.minus{fill:var(--minus)}.whisker{stroke:var(--ink);stroke-width:1.5}.total{fill:var(--ink)}.ghost{fill:none;stroke:var(--bar);stroke-dasharray:3 2}
    .changed{font-weight:700}.detail{border-bottom:1px solid var(--line);padding:.5em 0}.detail label{font-weight:600}
    .trace ul{margin:.1em 0;padding-inline-start:1.3em}.truth{font-weight:700}
    .turn,.detail,.part>details{content-visibility:auto;contain-intrinsic-size:auto 7rem}.part>details{overflow-x:auto}
    summary{cursor:pointer;padding:.2em 0}textarea{width:100%;min-height:6em;font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);padding:.5em}
    button.plain{font:inherit;padding:.35em .9em;border:2px solid var(--ink);border-radius:4px;background:var(--soft);color:var(--ink);cursor:pointer}
    .blind mark.counted,.blind mark.left{background:none;border-color:transparent}.blind .mark.counted,.blind .mark.left,.blind .legend{display:none}
    @media print{.turn,.detail,.part>details{content-visibility:visible}body{max-width:none;font-size:10pt;padding:0}.panel,.skip,nav,.tools,input[type=checkbox]{display:none}
    .text{line-height:1.9;font-size:10.5pt}.detail,tr,.flags{break-inside:avoid}details>summary{list-style:none}mark{print-color-adjust:exact}}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    """
}
