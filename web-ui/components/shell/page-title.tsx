import { createContext, type ReactNode, useContext } from "react";

const Progress = createContext<number | null>(null);

/** @param value what the titles of the pages below begin with: 0-100, null for nothing */
export function TitleProgress({ value, children }: { value: number | null; children: ReactNode }) {
  return <Progress value={value}>{children}</Progress>;
}

interface Props {
  children: string;
  /** The page's own, where it is about one thing: null while that does not move. */
  progress?: number | null;
}

/** The tab's title; React puts it into the head. */
export function PageTitle({ children, progress }: Props) {
  const all = useContext(Progress);
  const percent = progress === undefined ? all : progress;
  return <title>{`${percent === null ? "" : `${percent}% · `}${children} · Greenroom`}</title>;
}
