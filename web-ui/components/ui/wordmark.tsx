/** The product's name with its mark: a speech bubble that is also a play button. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5 font-semibold tracking-tight">
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
        <path
          d="M9 3h14a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-9l-6.3 4.6A.8.8 0 0 1 6.4 29v-4.6A6 6 0 0 1 3 19V9a6 6 0 0 1 6-6Z"
          className="fill-accent"
        />
        <path
          d="M13.2 9.3a.8.8 0 0 1 1.2-.7l7.4 4.7a.8.8 0 0 1 0 1.4l-7.4 4.7a.8.8 0 0 1-1.2-.7Z"
          className="fill-surface"
        />
      </svg>
      <span className="max-[26rem]:sr-only">Greenroom</span>
    </span>
  );
}
