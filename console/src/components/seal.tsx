/** The seal: one stroke of 一 that becomes a pulse, in vermilion paste. */
export function Seal({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="12" fill="#c2301c" />
      <path
        d="M8 25h9c5 0 4-10 8-10 5 0 2 19 7 19 3 0 3-9 8-9"
        fill="none"
        stroke="#fffaf3"
        strokeWidth="3.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
