/** Two sets of colours, each pair of letters and ground with a contrast of at least 4.5 : 1. */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --ground: #f6f5f1;
  --card: #ffffff;
  --ink: #1e2126;
  --quiet: #5b616b;
  --line: #dddad2;
  --link: #0a559c;
  --ask: #0a6650;
  --ask-ground: #e8f4ef;
  --first: #a32a12;
  --first-ground: #fff4f0;
  --first-line: #d4553a;
  --hour: #34508f;
  --hour-ground: #f1f5fd;
  --hour-line: #5f7fc4;
  --fill: #8a8375;
  --bars: #34508f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14161a;
    --card: #1c1f25;
    --ink: #e9e7e2;
    --quiet: #a6acb6;
    --line: #363b44;
    --link: #8fbdf5;
    --ask: #7fd4b8;
    --ask-ground: #16302a;
    --first: #ffae9c;
    --first-ground: #2c1b17;
    --first-line: #d8654b;
    --hour: #aac3fa;
    --hour-ground: #1a2233;
    --hour-line: #5f7fc4;
    --fill: #948d80;
    --bars: #aac3fa;
  }
}
`;
