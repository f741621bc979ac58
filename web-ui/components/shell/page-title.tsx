/** The tab's title; React puts it into the head. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · Greenroom`}</title>;
}
