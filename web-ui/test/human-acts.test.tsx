import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { humanKeys } from "@/lib/human-cache";
import { ada, address, begin, bob, cache, choose, end, sent, show } from "./shown-humans";
import { aTask } from "./tasks";

vi.mock("next/navigation", () => import("./router"));
vi.mock("@/components/upload/use-uploads", () => import("./arrived-upload"));

beforeEach(begin);
afterEach(end);

it("makes one of a video, named after its file", async () => {
  await show([]);
  fireEvent.click((await screen.findAllByRole("button", { name: "New digital human" }))[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog", { name: "New digital human" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Create" }));
  expect(within(dialog).getByText("Add a video of the person.")).toBeTruthy();
  expect(within(dialog).getByText("Give it a name.")).toBeTruthy();

  const video = new File(["x"], "ada_lovelace.mp4", { type: "video/mp4" });
  fireEvent.change(dialog.querySelector("input[type=file]") as Element, { target: { files: [video] } });
  const name = within(dialog).getByLabelText("Name") as HTMLInputElement;
  await waitFor(() => expect(name.value).not.toBe(""));
  fireEvent.change(name, { target: { value: "Ada Lovelace" } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Create" }));

  await waitFor(() => expect(address()).toBe("/digital-humans?human=4"));
  expect(sent).toEqual([
    { call: "POST", body: { name: "Ada Lovelace", description: null, params: null, video_path: "files/9" } },
  ]);
});

it("changes one without touching its video, and asks before typing is lost", async () => {
  await show([ada]);
  await choose("Ada", "Edit");
  const dialog = await screen.findByRole("dialog", { name: "Edit Ada" });
  fireEvent.change(within(dialog).getByLabelText("Name"), { target: { value: "Ada L." } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  fireEvent.click(await screen.findByRole("button", { name: "Go on" }));
  expect(sent).toEqual([]);

  fireEvent.click(await within(dialog).findByRole("button", { name: "Save" }));
  expect(await screen.findByRole("link", { name: "Ada L." })).toBeTruthy();
  expect(sent).toEqual([{ call: "PUT", body: { name: "Ada L.", description: null, params: null } }]);
});

it("takes one out of use at once, and says so in words", async () => {
  await show([ada]);
  await choose("Ada", "Deactivate");
  await waitFor(() => expect(screen.queryByRole("link", { name: "New task with Ada" })).toBeNull());
  const card = screen.getByRole("link", { name: "Ada" }).closest("li") as HTMLElement;
  expect(within(card).getByText("Inactive")).toBeTruthy();
  expect(sent[0]?.body).toMatchObject({ name: "Ada", status: "inactive" });
});

it("takes one back into use at once", async () => {
  await show([{ ...ada, status: "inactive" }]);
  const card = async () =>
    within((await screen.findByRole("link", { name: "Ada" })).closest("li") as HTMLElement);
  expect((await card()).getByText("Inactive")).toBeTruthy();
  await choose("Ada", "Activate");
  expect(await screen.findByRole("link", { name: "New task with Ada" })).toBeTruthy();
  expect((await card()).queryByText("Inactive")).toBeNull();
  await waitFor(() => expect(sent.map(({ call }) => call)).toEqual(["PUT"]));
  expect(sent[0]?.body).toMatchObject({ name: "Ada", status: "active" });
});

it("deletes one that nothing needs, after asking", async () => {
  await show([ada, bob]);
  await choose("Ada", "Delete");
  const dialog = await screen.findByRole("dialog", { name: "Delete Ada?" });
  expect(sent).toEqual([]);
  await waitFor(() => expect(within(dialog).queryByRole("status")).toBeNull());
  fireEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(screen.queryByRole("link", { name: "Ada" })).toBeNull());
  expect(screen.getByRole("link", { name: "Bob" })).toBeTruthy();
  expect(sent.map(({ call }) => call)).toEqual(["DELETE"]);
});

it("names the tasks that need one, and offers to take it out of use instead", async () => {
  const using = [aTask({ name: "Opening" }), aTask({ id: "18", name: "Weather", status: "processing" })];
  await show([ada], {
    more: {
      "GET /api/tasks": () => ({
        status: 200,
        body: { data: using, has_more: true, next_cursor: "x", total: 9 },
      }),
    },
  });
  await choose("Ada", "Delete");
  const dialog = await screen.findByRole("dialog", { name: "Ada is still in use" });
  expect(within(dialog).getByRole("link", { name: "Opening" }).getAttribute("href")).toBe("/tasks/17");
  expect(within(dialog).getByText("and 7 more")).toBeTruthy();
  await waitFor(() => expect(isBusy(within(dialog).getByRole("button", { name: "Deactivate" }))).toBe(false));
  fireEvent.click(within(dialog).getByRole("button", { name: "Deactivate" }));
  await waitFor(() => expect(sent.map(({ call }) => call)).toEqual(["PUT"]));
});

it("keeps the focus on the button while it looks again for tasks that need one", async () => {
  await show([ada], {
    more: {
      "GET /api/tasks": () => ({
        status: 200,
        body: { data: [aTask()], has_more: false, next_cursor: null, total: 1 },
      }),
    },
  });
  await choose("Ada", "Delete");
  const dialog = await screen.findByRole("dialog", { name: "Ada is still in use" });
  const button = within(dialog).getByRole("button", { name: "Deactivate" });
  await waitFor(() => expect(isBusy(button)).toBe(false));
  const turnedOff = vi.fn();
  new MutationObserver(turnedOff).observe(button, { attributeFilter: ["disabled"] });
  await act(() => cache.refetchQueries({ queryKey: humanKeys.users("3") }));
  expect(turnedOff).not.toHaveBeenCalled();
});

it("asks anew without the problem of the time before", async () => {
  const inUse = { code: "digital_human_in_use", detail: "Tasks use it." };
  await show([ada], { more: { "DELETE /api/digital-humans/3": () => ({ status: 409, body: inUse }) } });
  await choose("Ada", "Delete");
  const dialog = within(await screen.findByRole("dialog", { name: "Delete Ada?" }));
  await waitFor(() => expect(dialog.queryByRole("status")).toBeNull());
  fireEvent.click(dialog.getByRole("button", { name: "Delete" }));
  expect(await dialog.findByText("digital_human_in_use")).toBeTruthy();
  fireEvent.click(dialog.getByRole("button", { name: "Keep it" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  await choose("Ada", "Delete");
  await screen.findByRole("dialog", { name: "Delete Ada?" });
  expect(screen.queryByText("digital_human_in_use")).toBeNull();
});

it("lets a problem be dismissed, and does not tell it of another one", async () => {
  const down = { status: 503, body: { code: "database_unavailable", detail: "Try again." } };
  await show([ada, bob], { more: { "PUT /api/digital-humans/3": () => down } });
  await choose("Ada", "Deactivate");
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  await waitFor(() => expect(screen.queryByText("database_unavailable")).toBeNull());

  await choose("Ada", "Deactivate");
  expect(await screen.findByText("database_unavailable")).toBeTruthy();
  fireEvent.click(screen.getByRole("link", { name: "Bob" }));
  await screen.findByRole("dialog");
  await waitFor(() => expect(screen.queryByText("database_unavailable")).toBeNull());
});

const isBusy = (button: HTMLElement) => (button as HTMLButtonElement).disabled || button.ariaBusy === "true";

it("takes a video that is let go anywhere on the page", async () => {
  await show([ada]);
  const page = await screen.findByRole("region", { name: "Drop a video here to make a digital human" });
  const video = new File(["x"], "grace.mp4", { type: "video/mp4" });
  fireEvent.drop(page, { dataTransfer: { types: ["Files"], files: [video] } });
  const dialog = await screen.findByRole("dialog", { name: "New digital human" });
  await waitFor(() =>
    expect((within(dialog).getByLabelText("Name") as HTMLInputElement).value).toBe("grace"),
  );
  expect(address()).toBe("/digital-humans?new=1");
  expect(within(dialog).queryByText(/left out/)).toBeNull();
});

it("takes the first of several videos, and says that the others were left out", async () => {
  await show([ada]);
  const page = await screen.findByRole("region", { name: "Drop a video here to make a digital human" });
  const files = ["grace.mp4", "ada.mp4", "bob.mp4"].map((name) => new File(["x"], name));
  fireEvent.drop(page, { dataTransfer: { types: ["Files"], files } });
  const dialog = await screen.findByRole("dialog", { name: "New digital human" });
  expect(await within(dialog).findByText("grace.mp4")).toBeTruthy();
  expect(within(dialog).getByText("2 files were left out: there is room for 1.")).toBeTruthy();
});
