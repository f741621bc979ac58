/** A grey shape where something will be. The page says in words that it loads. */
export function Skeleton({ className = "" }: { className?: string }) {
  return <div aria-hidden="true" className={`animate-drift rounded-md bg-sunken ${className}`} />;
}
