import { fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { begin, end, running, show, tellLog } from "./shown-task";
import { aLogRow } from "./tasks";

vi.mock("next/navigation", () => ({ usePathname: () => "/tasks/17", useRouter: () => ({ replace() {} }) }));

beforeEach(begin);
afterEach(end);

/** What jsdom's files cannot do themselves. */
function readText(file: Blob): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.readAsText(file);
  });
}

const logs = [
  aLogRow(1, { code: "started", args: { worker: "gpu-1", attempt: 1 } }),
  aLogRow(2, { code: "audio_silent", args: { max_db: -91 }, level: "warn" }),
  aLogRow(3, { message: "Disk is almost full", level: "error" }),
];
const rows = () => within(screen.getByRole("log")).getAllByRole("listitem");

it("is searched by words, which are marked", async () => {
  await show({ task: running, logs });
  await screen.findByRole("log");
  expect(rows()).toHaveLength(3);
  fireEvent.change(screen.getByRole("searchbox", { name: "Search the log" }), {
    target: { value: "GPU-1" },
  });
  expect(rows()).toHaveLength(1);
  expect(rows()[0]?.querySelector("mark")?.textContent).toBe("gpu-1");
  expect(screen.getByText("1 row matches")).toBeTruthy();
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "no such thing" } });
  expect(screen.getByText("No row matches.")).toBeTruthy();
});

it("is narrowed to warnings and to errors, each told by more than its colour", async () => {
  await show({ task: running, logs });
  fireEvent.click(await screen.findByRole("radio", { name: "Warnings" }));
  expect(rows().map((row) => within(row).getByLabelText(/Warning|Error/).ariaLabel)).toHaveLength(2);
  fireEvent.click(screen.getByRole("radio", { name: "Errors" }));
  expect(rows()).toHaveLength(1);
  expect(rows()[0]?.textContent).toContain("Disk is almost full");
});

it("stays at its end as rows come, unless the reader has scrolled up", async () => {
  await show({ task: running, logs });
  const box = await screen.findByRole("log");
  Object.defineProperty(box, "scrollHeight", { get: () => rows().length * 100 });
  Object.defineProperty(box, "clientHeight", { get: () => 150 });
  const comes = async (id: number) => {
    tellLog(aLogRow(id, { message: `Row ${id}` }));
    await screen.findByText(`Row ${id}`);
    await new Promise(requestAnimationFrame);
  };
  await comes(4);
  expect(box.scrollTop).toBe(400);

  box.scrollTop = 100;
  fireEvent.scroll(box);
  await comes(5);
  expect(rows()).toHaveLength(5);
  expect(box.scrollTop).toBe(100);

  fireEvent.click(screen.getByRole("button", { name: "To the end" }));
  expect(box.scrollTop).toBe(500);
  // As if the browser had told of it; the last lines in sight are the end.
  box.scrollTop = 340;
  fireEvent.scroll(box);
  expect(screen.queryByRole("button", { name: "To the end" })).toBeNull();
  await comes(6);
  expect(box.scrollTop).toBe(600);
});

it("is kept as a file, whole whatever is looked for", async () => {
  const kept: { name: string; text: Promise<string> }[] = [];
  const files: Blob[] = [];
  // jsdom has neither, nor can it follow such a link.
  Object.assign(URL, { createObjectURL: (file: Blob) => `blob:${files.push(file)}`, revokeObjectURL() {} });
  const press = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const file = files[Number(this.href.replace("blob:", "")) - 1];
    if (file) kept.push({ name: this.download, text: readText(file) });
  });
  await show({ task: running, logs });
  fireEvent.click(await screen.findByRole("radio", { name: "Errors" }));
  fireEvent.click(screen.getByRole("button", { name: "Download the log" }));
  press.mockRestore();

  expect(kept.map(({ name }) => name)).toEqual(["17.log"]);
  const lines = (await kept[0]?.text)?.trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines?.[2]).toContain("Disk is almost full");
});
