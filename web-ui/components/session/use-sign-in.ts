import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { signIn } from "@/lib/api/session";

/** A form with the field `key`, and what becomes of the key in it. */
export function useSignIn(onSuccess: () => unknown) {
  const [missing, setMissing] = useState(false);
  const { mutate, error, isPending } = useMutation({ mutationFn: signIn, onSuccess });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget).get("key")).trim();
    setMissing(key === "");
    if (key !== "") mutate(key);
  };
  return { submit, missing, error, busy: isPending };
}
