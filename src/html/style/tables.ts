/** Tables: numbers below each other; on a phone a narrow table shows its last column below the others, a wide one scrolls. */
export const TABLES = `
.table { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.94rem; line-height: 1.5; }
th, td { padding: 0.5rem 0.7rem; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--line); }
thead th, thead td { color: var(--quiet); font-weight: 600; border-block-end: 2px solid var(--fill); white-space: nowrap; }
tbody th { font-weight: 500; min-width: 9rem; }
.number { text-align: end; white-space: nowrap; }
.compact tbody .number + .number { font-weight: 700; }
.wide td { min-width: 4rem; }

@media (max-width: 40em) {
  .compact, .compact tbody, .compact thead { display: block; }
  .compact tr { display: grid; grid-template-columns: 1fr 5.6rem 4.6rem; border-block-end: 1px solid var(--line); padding-block: 0.35rem; }
  .compact th, .compact td { border: 0; padding: 0.1rem 0.25rem; min-width: 0; }
  .compact tr > :nth-child(4) { grid-column: 1 / -1; color: var(--quiet); font-size: 0.9em; }
  .compact thead tr > :nth-child(4) { display: none; }
}
`;
