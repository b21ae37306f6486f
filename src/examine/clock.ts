import type { Check } from '../sources/source.ts';

/** More than answers take to arrive, and less than moves an alert over the edge of a month unnoticed. */
const MOST_APART_S = 60;

/** This machine's clock beside that of a server that has just answered. */
export function clockCheck(server: Date, here: Date): Check {
  const apart = Math.round((here.getTime() - server.getTime()) / 1000);
  const what = 'clock';
  if (Math.abs(apart) <= MOST_APART_S) return { what, ok: true, detail: 'as here', try: null };
  return {
    what,
    ok: false,
    detail: `this machine is ${Math.abs(apart)} s ${apart > 0 ? 'ahead of' : 'behind'} it`,
    try: 'Let the machine set its clock by NTP: sudo timedatectl set-ntp true',
  };
}
