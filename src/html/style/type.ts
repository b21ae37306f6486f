/** Letters: as large as the screen is wide, from a phone in the hand to a wall seen from the back of the room. */
export const TYPE = `
*, ::before, ::after { box-sizing: border-box; }
html {
  font-size: clamp(100%, 0.72rem + 0.62vw, 175%);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  scroll-padding-top: 4rem;
}
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "BIZ UDPGothic", "Noto Sans JP",
    "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif;
  line-height: 1.65;
  overflow-wrap: anywhere;
  text-wrap: pretty;
  font-variant-numeric: tabular-nums;
}
:lang(ja) body {
  font-family: "Hiragino Sans", "BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo,
    system-ui, sans-serif;
  line-height: 1.8;
  line-break: strict;
  text-spacing-trim: trim-start;
}
:lang(ja) :is(h1, h2, h3, h4, th, summary, nav, .label, .key) { word-break: auto-phrase; }
@media (min-width: 40em) {
  :lang(ja) body { word-break: auto-phrase; }
}
h1, h2, h3, h4 { line-height: 1.35; text-wrap: balance; }
h1 { margin: 0; font-size: 1.9rem; letter-spacing: -0.01em; }
h2 { margin: 0 0 1rem; font-size: 1.45rem; }
h3 { margin: 2rem 0 0.75rem; font-size: 1.15rem; }
h4 { margin: 1.5rem 0 0.5rem; font-size: 1rem; }
p { margin: 0.75rem 0; }
a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 0.14em; }
:focus-visible { outline: 0.16rem solid var(--link); outline-offset: 0.16rem; border-radius: 0.15rem; }
main:focus { outline: none; }
strong { font-weight: 700; }
code, pre {
  font-family: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK JP", monospace;
  font-size: 0.92em;
}
code { background: color-mix(in srgb, var(--line) 45%, transparent); padding: 0.1em 0.3em; border-radius: 0.25em; }
pre { overflow-x: auto; padding: 0.75rem 1rem; background: var(--ground); border: 1px solid var(--line); border-radius: 0.4rem; }
pre code { background: none; padding: 0; }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
