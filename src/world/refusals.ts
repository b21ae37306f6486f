import { EXIT, Problem } from '../problem.ts';

/** What the operating system refused, as a Problem that a person can act on; anything else that was thrown stays what it is. */
export function unreadable(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const next = 'Check the path, and that the user pwg runs as may read it.';
  return new Problem({ what: `${path} can not be read.`, why: reason(error), try: next }, EXIT.noInput);
}

export function unwritable(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const what = `${path} can not be written.`;
  return NO_ROOM.includes(codeOf(error))
    ? new Problem({ what, why: reason(error), try: 'Make room on the disk, and run again.' }, EXIT.ioError)
    : new Problem(
        { what, why: reason(error), try: 'Check the path, and that the user pwg runs as may write there.' },
        EXIT.cannotCreate,
      );
}

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'];

/** What the operating system refused; anything else is a mistake of ours. */
const isSystemError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

/** 'EACCES: permission denied', without the call and the path that follow. */
const reason = ({ message }: Error): string => message.replace(/,.*/s, '');

/** 'ENOENT'; empty where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
