/** Where things stand: one column with the contents above it, and beside it where there is room. */
export const LAYOUT = `
body > header, main { padding-inline: clamp(1rem, 4vw, 2.5rem); }
body > header { padding-block: 1.75rem 1rem; }
body > header ul { margin: 0.75rem 0 0; padding: 0; list-style: none; color: var(--quiet); font-size: 0.9rem; }
body > header strong { color: var(--ink); }
.skip {
  position: absolute; left: 0.5rem; top: -4rem; z-index: 2; padding: 0.5rem 1rem;
  background: var(--card); border: 2px solid var(--link); border-radius: 0.4rem;
}
.skip:focus { top: 0.5rem; }

nav { position: sticky; top: 0; z-index: 1; background: var(--ground); border-block-end: 1px solid var(--line); overflow-x: auto; }
nav ol { margin: 0; padding: 0; list-style: none; }
nav > ol { display: flex; gap: 0.25rem; padding: 0.5rem clamp(0.75rem, 4vw, 2.25rem); counter-reset: chapter; }
nav > ol > li { flex: none; counter-increment: chapter; }
nav li li { display: none; }
nav a { display: block; padding: 0.25rem 0.6rem; border-radius: 0.4rem; color: var(--quiet); text-decoration: none; font-size: 0.85rem; }
nav a:hover { background: var(--card); color: var(--ink); text-decoration: underline; }
nav > ol > li > a::before { content: counter(chapter) " "; font-weight: 700; color: var(--hour); }

main { display: block; padding-block: 1rem 3rem; counter-reset: chapter; }
section { padding: clamp(1rem, 3vw, 2rem); margin-block: 0 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; }
section > :last-child { margin-block-end: 0; }
section h2 { counter-increment: chapter; }
section h2::before { content: counter(chapter) " "; color: var(--hour); margin-inline-end: 0.35em; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figure .pwg-chart .paper { fill: var(--card); }
figure .pwg-chart text { font-family: inherit; stroke: var(--card); }
@media (max-width: 40em) {
  li > figure { margin-inline: -1.4rem -0.5rem; }
  li > figure figcaption { padding-inline-start: 1.4rem; }
}
figcaption { margin-top: 0.4rem; color: var(--quiet); font-size: 0.85rem; }
.foot { color: var(--quiet); font-size: 0.85rem; }
.targets { display: none; }

@media (min-width: 64em) {
  html { scroll-padding-top: 1.5rem; }
  body {
    display: grid;
    grid-template: "head head" auto "nav main" 1fr / 15rem minmax(0, 50rem);
    justify-content: center;
    column-gap: 2rem;
    padding-inline: 1.5rem;
  }
  body > header { grid-area: head; padding-inline: 0; }
  main { grid-area: main; padding-inline: 0; }
  nav { grid-area: nav; align-self: start; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; border: 0; }
  nav > ol { display: block; padding: 1rem 0; }
  nav li li { display: block; padding-inline-start: 1.1rem; }
  nav a { font-size: 0.9rem; line-height: 1.5; }
}
`;
