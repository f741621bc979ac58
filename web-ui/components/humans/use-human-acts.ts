import { useState } from "react";
import type { DigitalHuman } from "@/lib/api/types";
import type { HumanAct } from "./human-menu";
import { useSwitchHuman } from "./use-humans";

interface Asked {
  human: DigitalHuman;
  act: "edit" | "delete";
}

/** What somebody wants to do with one of them: at once where it can be undone, else through a dialog. */
export function useHumanActs() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const turn = useSwitchHuman();

  const act = (human: DigitalHuman, act: HumanAct) => {
    turn.reset();
    if (act === "edit" || act === "delete") setAsked({ human, act });
    else turn.mutate(human);
  };
  return { asked, act, end: () => setAsked(null), problem: turn.error, forget: turn.reset };
}
