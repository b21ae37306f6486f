// The yardstick of `analysis.mjs`: exact penalised-cost segmentation by functional pruning (Maidstone, Hocking, Rigaill,
// Fearnhead 2017), squared error around one mean per piece. Checked against the plain O(n²) recursion below.

/** First points of the pieces but the first, of the segmentation with the least squares + `penalty` per change. */
export function fpop(values, penalty) {
  const n = values.length;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const last = new Int32Array(n);
  // The cost of everything so far as a function of the current mean: on [from, next from) it is square·m² + slope·m + rest,
  // reached by a last change at `start`.
  let now = stretches(n);
  let next = stretches(n);
  add(now, low, 0, 0, 0, 0);
  for (let i = 0; i < n; i++) {
    if (i > 0) {
      const { least, start } = minimum(now, high);
      last[i - 1] = start;
      cap(now, next, high, least + penalty, i);
      [now, next] = [next, now];
    }
    const value = values[i];
    for (let k = 0; k < now.count; k++) {
      now.square[k] += 1;
      now.slope[k] -= 2 * value;
      now.rest[k] += value * value;
    }
  }
  last[n - 1] = minimum(now, high).start;
  const starts = [];
  for (let start = last[n - 1]; start > 0; start = last[start - 1]) starts.push(start);
  return starts.reverse();
}

/** The same by the recursion over all last changes: O(n²), for checking. */
export function slowly(values, penalty) {
  const n = values.length;
  const sums = [0];
  const squares = [0];
  values.forEach((value, i) => {
    sums.push(sums[i] + value);
    squares.push(squares[i] + value * value);
  });
  const cost = [-penalty];
  const last = [0];
  for (let to = 1; to <= n; to++) {
    cost.push(Number.POSITIVE_INFINITY);
    for (let from = 0; from < to; from++) {
      const sum = sums[to] - sums[from];
      const total = cost[from] + penalty + squares[to] - squares[from] - (sum * sum) / (to - from);
      if (total < cost[to]) [cost[to], last[to]] = [total, from];
    }
  }
  const starts = [];
  for (let start = last[n]; start > 0; start = last[start]) starts.push(start);
  return starts.reverse();
}

function minimum({ count, from, square, slope, rest, start }, high) {
  let least = Number.POSITIVE_INFINITY;
  let of = 0;
  for (let k = 0; k < count; k++) {
    const to = k + 1 < count ? from[k + 1] : high;
    const m = Math.min(Math.max(-slope[k] / (2 * square[k]), from[k]), to);
    const cost = square[k] * m * m + slope[k] * m + rest[k];
    if (cost >= least) continue;
    least = cost;
    of = start[k];
  }
  return { least, start: of };
}

/** Where the old cost is above `limit`, a change at `i` is better. */
function cap(now, next, high, limit, i) {
  next.count = 0;
  for (let k = 0; k < now.count; k++) {
    const from = now.from[k];
    const to = k + 1 < now.count ? now.from[k + 1] : high;
    const [square, slope, rest] = [now.square[k], now.slope[k], now.rest[k]];
    const inside = slope * slope - 4 * square * (rest - limit);
    if (inside <= 0) {
      add(next, from, 0, 0, limit, i);
      continue;
    }
    const reach = Math.sqrt(inside);
    const left = (-slope - reach) / (2 * square);
    const right = (-slope + reach) / (2 * square);
    if (right <= from || left >= to) {
      add(next, from, 0, 0, limit, i);
      continue;
    }
    if (left > from) add(next, from, 0, 0, limit, i);
    add(next, Math.max(left, from), square, slope, rest, now.start[k]);
    if (right < to) add(next, right, 0, 0, limit, i);
  }
}

function add(to, from, square, slope, rest, start) {
  const k = to.count;
  if (k > 0 && to.start[k - 1] === start) return;
  to.from[k] = from;
  to.square[k] = square;
  to.slope[k] = slope;
  to.rest[k] = rest;
  to.start[k] = start;
  to.count = k + 1;
}

function stretches(n) {
  const column = () => new Float64Array(2 * n + 4);
  return { count: 0, from: column(), square: column(), slope: column(), rest: column(), start: column() };
}
