/** MD5 (RFC 1321), which most PBXs still ask for (RFC 7616 §3.2). SIP.js' own is ten times as long. */
export function md5(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  const bits = bytes.length * 8;
  bytes.push(128);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let i = 0; i < 8; i++) bytes.push(i < 4 ? (bits >>> (i * 8)) & 255 : 0);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < bytes.length; block += 64) {
    const word = (n: number) => {
      const at = block + n * 4;
      const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(at, at + 4);
      return a | (b << 8) | (c << 16) | (d << 24);
    };
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0;
      const index = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] ?? 0;
      const sum = (a + mixed + Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) + word(index & 15)) | 0;
      const turn = TURNS[round]?.[i & 3] ?? 0;
      [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
    }
    [a, b, c, d].forEach((value, i) => (state[i] = ((state[i] ?? 0) + value) | 0));
  }
  return state
    .flatMap(value => [0, 8, 16, 24].map(shift => ((value >>> shift) & 255).toString(16).padStart(2, '0')))
    .join('');
}

const TURNS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
