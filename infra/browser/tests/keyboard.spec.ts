import type { Locator, Page } from "@playwright/test";
import { expect, signIn, test } from "./fixtures.ts";
import { Gateway, operator } from "./gateway.ts";
import { greeting, presenter } from "./samples.ts";
import { inDays } from "./world.ts";

test.describe("with the keyboard alone", () => {
  test.use({ expectedComplaints: /status of 401/ });

  test("one signs in and submits a task", async ({ page, world }) => {
    await page.goto("/login");
    await tabTo(page, page.getByLabel("API key"));
    await page.keyboard.type(world.key.key);
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(/\/login/);

    await tabTo(page, page.getByRole("link", { name: "New task" }).first());
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/tasks/new");

    await tabTo(page, page.getByRole("radio", { name: "Lin" }));
    await page.keyboard.press("Space");
    await expect(page.getByRole("radio", { name: "Lin" })).toBeChecked();

    await tabTo(page, page.getByLabel("Voice"));
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(greeting);
    await expect(page.getByText("Uploaded", { exact: true })).toBeVisible();

    await tabTo(page, page.getByLabel("Name of the task"));
    await page.keyboard.type("Typed");
    await tabTo(page, page.getByRole("button", { name: "Start rendering" }));
    await page.keyboard.press("Enter");

    await expect(page).toHaveURL(/\/tasks\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Typed");
  });
});

test("with the keyboard alone one chooses tasks, thinks again, and deletes them", async ({ page }) => {
  const key = await operator().createKey("Typist");
  const gateway = new Gateway(key.key);
  const [video, audio] = await Promise.all([gateway.upload(presenter), gateway.upload(greeting)]);
  const human = await gateway.createHuman("Lin", video);
  const later = { digital_human_id: human, audio_path: audio, not_before: inDays(30) };
  for (const name of ["One", "Two", "Three"]) await gateway.createTask({ name, ...later });
  await signIn(page, key.key);
  await page.goto("/tasks");

  const link = (name: string) => page.getByRole("link", { name, exact: true });
  await tabTo(page, link("Three"));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(link("Two")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Delete");

  const dialog = page.getByRole("dialog", { name: "Delete 2 tasks?" });
  await expect(dialog.getByRole("heading")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(link("Two"), "the focus is back where it was").toBeFocused();

  await page.keyboard.press("Delete");
  await tabTo(page, dialog.getByRole("button", { name: "Delete" }));
  await page.keyboard.press("Enter");
  await expect(link("One")).toBeVisible();
  await expect(link("Two")).toHaveCount(0);
  await expect(link("Three")).toHaveCount(0);
});

/** Presses Tab until something has the focus, and sees that this shows. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeAttached();
  const unfocused = await lookWithoutFocus(target);
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect.poll(() => look(target), "the focus shows").not.toEqual(unfocused);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${target}`);
}

/** Some have the focus from the start. */
async function lookWithoutFocus(target: Locator): Promise<string[]> {
  const had = await target.evaluate((element: HTMLElement) => {
    const focused = element === document.activeElement;
    element.blur();
    return focused;
  });
  const looks = await look(target);
  if (had) await target.focus();
  return looks;
}

/** What is drawn around an element that can be seen, over it, and around what holds it. */
function look(target: Locator): Promise<string[]> {
  return target.evaluate((element) => {
    const drawn = ({
      outlineStyle,
      outlineWidth,
      outlineColor,
      boxShadow,
      borderColor,
    }: CSSStyleDeclaration) =>
      [outlineStyle === "none" ? "" : `${outlineWidth} ${outlineColor}`, boxShadow, borderColor].join("; ");
    const looks: string[] = [];
    for (let at: Element | null = element, up = 0; at && up < 4; at = at.parentElement, up++) {
      const { width, height } = at.getBoundingClientRect();
      const seen = width > 2 && height > 2;
      looks.push(seen ? drawn(getComputedStyle(at)) : "", drawn(getComputedStyle(at, "::after")));
    }
    return looks;
  });
}
