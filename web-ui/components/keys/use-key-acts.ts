import { useState } from "react";
import type { ApiKey } from "@/lib/api/types";
import type { KeyAct } from "./key-menu";
import { useChangeKey } from "./use-keys";

export interface Asked {
  apiKey: ApiKey;
  act: Exclude<KeyAct, "enable">;
}

export type KeyActs = ReturnType<typeof useKeyActs>;

/** What somebody wants to do with keys: at once where nothing is lost by it, else through a dialog. */
export function useKeyActs() {
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const enable = useChangeKey();

  const act = (apiKey: ApiKey, act: KeyAct) => {
    enable.reset();
    if (act === "enable") enable.mutate({ id: apiKey.id, name: apiKey.name, is_active: true });
    else setAsked({ apiKey, act });
  };
  const end = () => {
    setCreating(false);
    setAsked(null);
  };
  return {
    creating,
    asked,
    secret,
    problem: enable.error,
    create: () => setCreating(true),
    act,
    end,
    /** It is done; a key that came of it is to be shown. */
    reveal: (made: string | null) => {
      end();
      setSecret(made);
    },
    forget: () => setSecret(null),
  };
}
