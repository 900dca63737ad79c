import { encode } from 'uqr';

/** The quiet zone that readers need; the picture of it is part of the code. */
const QUIET_MODULES = 4;

/** A QR code of level M as one path: sharp at any size, and no picture has to be loaded. */
export function Qr({
  text,
  label,
  class: extra = '',
}: {
  text: string;
  label: string;
  class?: string;
}) {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: false, border: 0 });
  const side = size + 2 * QUIET_MODULES;
  return (
    <svg
      class={`qr ${extra}`}
      viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${side} ${side}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect x={-QUIET_MODULES} y={-QUIET_MODULES} width={side} height={side} fill="#fff" />
      <path d={runsOf(data)} fill="#000" />
    </svg>
  );
}

/** One rectangle for each run of black modules in a row. */
function runsOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => {
      const runs: string[] = [];
      let start = -1;
      for (let x = 0; x <= row.length; x += 1) {
        const isBlack = row[x] === true;
        if (isBlack && start < 0) start = x;
        if (!isBlack && start >= 0) {
          runs.push(`M${start} ${y}h${x - start}v1h${start - x}z`);
          start = -1;
        }
      }
      return runs;
    })
    .join('');
}
