import { afterEach, expect, it } from "vitest";
import { copyText } from "@/lib/clipboard";

afterEach(() => document.body.replaceChildren());

/** As over plain http, where a page has no clipboard of its own. */
function press(allowed: boolean) {
  const button = document.body.appendChild(document.createElement("button"));
  button.focus();
  const copied: string[] = [];
  document.execCommand = () => {
    copied.push(document.querySelector("textarea")?.value ?? "");
    return allowed;
  };
  return { button, copied };
}

it("copies what is selected, and leaves the page as it was", async () => {
  const { button, copied } = press(true);
  await copyText("gr_a_key");
  expect(copied).toEqual(["gr_a_key"]);
  expect(document.activeElement).toBe(button);
  expect(document.body.children).toHaveLength(1);
});

it("says where the browser does not let it", async () => {
  const { button } = press(false);
  await expect(copyText("gr_a_key")).rejects.toThrow("does not let");
  expect(document.activeElement).toBe(button);
});
