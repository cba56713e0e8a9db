/**
 * SHA-256 and SHA-512/256 (FIPS 180-4), synchronous, as SIP.js' digest needs them; the platform's own are not. Short
 * rather than fast: a login hashes a hundred bytes three times. Constants are computed as the standard defines them.
 */
interface Variant {
  /** Word size in bits. */
  readonly word: bigint;
  readonly rounds: number;
  /** Rotations of Σ0 and Σ1, then of σ0 and σ1, whose last is a shift. */
  readonly turns: readonly (readonly [bigint, bigint, bigint])[];
}

const NARROW: Variant = {
  word: 32n,
  rounds: 64,
  turns: [
    [2n, 13n, 22n],
    [6n, 11n, 25n],
    [7n, 18n, 3n],
    [17n, 19n, 10n],
  ],
};
const WIDE: Variant = {
  word: 64n,
  rounds: 80,
  turns: [
    [28n, 34n, 39n],
    [14n, 18n, 41n],
    [1n, 8n, 7n],
    [19n, 61n, 6n],
  ],
};

const primes: bigint[] = [];
for (let n = 2n; primes.length < 80; n++) if (primes.every(prime => n % prime)) primes.push(n);

/** The first `bits` bits after the point of the square (2) or cube (3) root of `n`. */
function rootFraction(n: bigint, degree: bigint, bits: bigint): bigint {
  let low = 0n;
  for (let step = 1n << (bits + 5n); step; step >>= 1n) if ((low + step) ** degree <= n << (bits * degree)) low += step;
  return BigInt.asUintN(Number(bits), low);
}

const initial = (word: bigint) => primes.slice(0, 8).map(prime => rootFraction(prime, 2n, word));

function digest(text: string, {word, rounds, turns}: Variant, start: readonly bigint[]): bigint[] {
  const size = Number(word);
  const mask = (n: bigint) => BigInt.asUintN(size, n);
  const rotate = (n: bigint, by: bigint) => (n >> by) | mask(n << (word - by));
  const [S0, S1, s0, s1] = turns.map(
    ([a, b, c], i) =>
      (n: bigint) =>
        rotate(n, a) ^ rotate(n, b) ^ (i < 2 ? rotate(n, c) : n >> c),
  ) as [(n: bigint) => bigint, (n: bigint) => bigint, (n: bigint) => bigint, (n: bigint) => bigint];
  const constants = primes.slice(0, rounds).map(prime => rootFraction(prime, 3n, word));
  const bytes = [...new TextEncoder().encode(text)];
  const length = bytes.length * 8;
  bytes.push(128);
  while ((bytes.length + size / 4) % (size * 2)) bytes.push(0);
  for (let i = size / 4 - 1; i >= 0; i--) bytes.push(i < 4 ? (length >>> (i * 8)) & 255 : 0);
  const hash = [...start];
  for (let block = 0; block < bytes.length; block += size * 2) {
    const w: bigint[] = [];
    const at = (i: number) => w[i] ?? 0n;
    for (let i = 0; i < rounds; i++) {
      const from = block + (i * size) / 8;
      w.push(
        i < 16
          ? bytes.slice(from, from + size / 8).reduce((word, byte) => (word << 8n) | BigInt(byte), 0n)
          : mask(s1(at(i - 2)) + at(i - 7) + s0(at(i - 15)) + at(i - 16)),
      );
    }
    let [a, b, c, d, e, f, g, h] = hash as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    constants.forEach((constant, i) => {
      const t1 = h + S1(e) + ((e & f) ^ (~e & g)) + constant + at(i);
      const t2 = S0(a) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [mask(t1 + t2), a, b, c, mask(d + t1), e, f, g];
    });
    [a, b, c, d, e, f, g, h].forEach((value, i) => (hash[i] = mask((hash[i] ?? 0n) + value)));
  }
  return hash;
}

const hex = (words: readonly bigint[], digits: number) =>
  words.map(word => word.toString(16).padStart(digits, '0')).join('');

/** Hexadecimal SHA-256 of the UTF-8 text. */
export function sha256(text: string): string {
  return hex(digest(text, NARROW, initial(32n)), 8);
}

/** Hexadecimal SHA-512/256 of the UTF-8 text (FIPS 180-4 §5.3.6). */
export function sha512Half(text: string): string {
  const start = digest(
    'SHA-512/256',
    WIDE,
    initial(64n).map(word => word ^ 0xa5a5a5a5a5a5a5a5n),
  );
  return hex(digest(text, WIDE, start), 16).slice(0, 64);
}
