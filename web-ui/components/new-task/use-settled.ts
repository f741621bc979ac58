import { useEffect, useState } from "react";

/** What a value is once it rests, so that not every keystroke asks the gateway. */
export function useSettled<T>(value: T, millis: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const rest = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(rest);
  }, [value, millis]);
  return settled;
}
