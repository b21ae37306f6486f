import type { World } from '../world.ts';

/**
 * Questions on standard error, so that standard output stays for pages. Ctrl-C and Ctrl-D end the process as they would
 * without a question: by the signal, which the shell tells as 130.
 */
export function questions(): World['ask'] {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY) return null;
  return async (question) => {
    const { createInterface } = await import('node:readline/promises');
    const line = createInterface({ input, output });
    let answered = false;
    const leave = (): void => {
      if (answered) return;
      output.write('\n');
      process.kill(process.pid, 'SIGINT');
    };
    line.once('SIGINT', () => line.close());
    line.once('close', leave);
    const answer = await line.question(question);
    answered = true;
    line.close();
    return answer.trim();
  };
}
