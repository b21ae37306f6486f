/** Lines of facts, questions, places to fill in, and what should be seen first. */
export const ITEMS = `
ul, ol { margin: 0.5rem 0; padding-inline-start: 1.4rem; }
li { margin-block: 0.35rem; }
section > ul > li, section > ol > li { margin-block: 0.9rem; }
li::marker { color: var(--fill); }
li > ul { margin-block: 0.25rem 0.5rem; padding-inline-start: 1.1rem; font-size: 0.94em; }
main li > a:first-child, main .fact:first-child > a:first-child { font-weight: 600; }

.fact { display: inline-block; max-width: 100%; }
li > .fact:first-child { display: inline; }
.slash { color: var(--fill); }
.ask { color: var(--ask); font-weight: 600; }
.key { color: var(--quiet); }
.label, p > .key { color: inherit; font-weight: 600; }
.date { white-space: nowrap; }
.bars { color: var(--bars); letter-spacing: 0.08em; white-space: nowrap; }

.blank::after {
  content: ""; display: inline-block; vertical-align: bottom; width: min(24rem, 60%); height: 1.5em;
  margin-inline-start: 0.4rem; border-block-end: 2px dotted var(--fill);
}
.decided { list-style: none; margin-inline-start: -1rem; padding: 0.3rem 0.8rem; border-inline-start: 0.3rem solid var(--ask); background: var(--ask-ground); font-weight: 600; }
.task-list-item { list-style: none; }
input {
  appearance: none; width: 1.1em; height: 1.1em; margin: 0 0.4em 0 -1.5em; vertical-align: -0.15em;
  border: 0.1em solid var(--quiet); border-radius: 0.2em; background: var(--card);
}
input:checked { border-color: var(--ask); background: var(--ask); }
input:checked::after {
  content: ""; display: block; width: 0.32em; height: 0.6em; margin: 0.05em auto;
  border: solid var(--card); border-width: 0 0.14em 0.14em 0; transform: rotate(42deg);
}

.lead { margin: 1.25rem 0; padding: 0.9rem clamp(0.7rem, 3vw, 1.25rem); border-radius: 0.5rem; border: 1px solid; border-inline-start-width: 0.45rem; }
.lead h3 { margin: 0 0 0.5rem; font-size: 1.15rem; }
.lead ul { padding-inline-start: 1.1rem; }
.lead li { margin-block: 0.6rem; }
.first { background: var(--first-ground); border-color: var(--first-line); }
.first h3, .first strong { color: var(--first); }
.hour { background: var(--hour-ground); border-color: var(--hour-line); font-size: 1.08rem; }
.hour h3 { color: var(--hour); }
.hour ol { padding-inline-start: 1.7rem; }
.hour li::marker { color: var(--hour); font-weight: 700; }

blockquote { margin: 0.75rem 0; padding: 0.25rem 1rem; border-inline-start: 0.25rem solid var(--line); color: var(--quiet); }
.gap { padding: 0.5rem 1rem; border: 1px dashed var(--first-line); border-inline-start: 0.45rem solid var(--first-line); border-radius: 0.4rem; background: var(--first-ground); color: var(--ink); }

details { margin: 0.75rem 0; border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.4rem 1rem; }
summary { cursor: pointer; font-weight: 600; color: var(--link); padding-block: 0.2rem; }
`;
