/** On paper: light, everything unfolded, no line alone, and where the links lead at the end. */
export const PAPER = `
@media print {
  @page { size: A4; margin: 16mm 15mm; }
  :root {
    color-scheme: light;
    --ground: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000; --ask: #000; --fill: #777;
    --ask-ground: #fff; --first: #000; --first-ground: #fff; --first-line: #000; --hour: #000; --hour-ground: #fff;
    --hour-line: #777; --bars: #000;
  }
  html { font-size: 10.5pt; }
  body { display: block; padding: 0; }
  body > header, main { padding: 0; }
  body > header { margin-block-end: 1.2rem; }
  nav, .skip { display: none; }
  section { padding: 0; margin-block: 0 1.5rem; border: 0; border-radius: 0; }
  h2, h3, h4, thead { break-after: avoid; }
  .label { break-after: avoid; }
  li, tr, figure, .lead, .compact { break-inside: avoid; }
  li:has(details) { break-inside: auto; }
  h2 { padding-block-end: 0.2rem; border-block-end: 1.5pt solid #000; }
  details:not([open])::details-content { content-visibility: visible; block-size: auto; }
  details { border: 0; padding: 0; }
  summary { list-style: none; color: #000; }
  .table { overflow: visible; }
  table { font-size: 0.85em; }
  th, td, tbody th, .wide td, .number { min-width: 0; padding: 0.2rem 0.35rem; white-space: normal; }
  thead th, thead .number, .bars { white-space: nowrap; }
  td .bars { font-size: 0.75em; letter-spacing: 0; }
  a { text-decoration-color: #999; }
  a[data-number]::after { content: "[" attr(data-number) "]"; font-size: 0.65em; vertical-align: 0.45em; font-weight: 400; }
  .targets { display: block; break-before: page; font-size: 7.5pt; line-height: 1.35; }
  .targets ol { columns: 2; column-gap: 8mm; word-break: break-all; }
  .targets li { margin-block: 0 0.2rem; }
}
`;
