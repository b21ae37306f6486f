/** What an answer says, with some of its lists by column. */
export interface ByColumn {
  readonly body: unknown;
  /** The names of these lists; absent when there are none. */
  readonly columns?: readonly string[];
}

/**
 * Turns the lists of alike rows into columns: each key once, with its values in the order of the rows. A month of points
 * is read in half the time so.
 */
export function byColumn(body: unknown): ByColumn {
  if (!isObject(body)) return { body };
  const turned = Object.entries(body).flatMap(([name, list]) => {
    const columns = columnsOf(list);
    return columns === null ? [] : [[name, columns] as const];
  });
  if (turned.length === 0) return { body };
  return { body: { ...body, ...Object.fromEntries(turned) }, columns: turned.map(([name]) => name) };
}

/** The body as it was before `byColumn`; `null` when this is nothing that it made. */
export function byRow({ body, columns }: Readonly<Record<string, unknown>>): Pick<ByColumn, 'body'> | null {
  if (columns === undefined) return { body };
  if (!isObject(body) || !Array.isArray(columns)) return null;
  const rows: (readonly [string, readonly Row[]])[] = [];
  for (const name of columns) {
    const list = body[name];
    if (!isColumns(list)) return null;
    rows.push([name, rowsOf(list)]);
  }
  return { body: { ...body, ...Object.fromEntries(rows) } };
}

type Row = Record<string, unknown>;
type Columns = Readonly<Record<string, readonly unknown[]>>;

function columnsOf(list: unknown): Columns | null {
  if (!Array.isArray(list) || !list.every(isObject)) return null;
  const [first] = list;
  if (first === undefined) return null;
  const keys = Object.keys(first);
  const asInFirst = (row: Row): boolean => {
    const its = Object.keys(row);
    return its.length === keys.length && its.every((key, i) => key === keys[i]);
  };
  // No assignment makes an own key of that name.
  if (keys.length === 0 || keys.includes('__proto__') || !list.every(asInFirst)) return null;
  return Object.fromEntries(keys.map((key) => [key, list.map((row) => row[key])]));
}

/** Key by key, so that each runs over rows of one shape: several times faster than an object from its entries. */
function rowsOf(columns: Columns): readonly Row[] {
  const [[key, values], ...others] = Object.entries(columns) as [[string, readonly unknown[]]];
  const rows: readonly Row[] = values.map((value) => ({ [key]: value }));
  for (const [key, values] of others as readonly [string, readonly unknown[]][]) {
    rows.forEach((row, i) => {
      row[key] = values[i];
    });
  }
  return rows;
}

function isColumns(value: unknown): value is Columns {
  if (!isObject(value)) return false;
  const columns = Object.values(value);
  const [first] = columns;
  return Array.isArray(first) && columns.every((one) => Array.isArray(one) && one.length === first.length);
}

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
