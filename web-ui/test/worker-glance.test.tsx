import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { afterEach, expect, it } from "vitest";
import { WorkerGlance } from "@/components/dashboard/worker-glance";
import type { Worker } from "@/lib/api/types";
import { messages } from "@/lib/messages";
import { aCheck, aWorker, withoutDriver } from "./workers";

afterEach(cleanup);

function show(worker: Worker) {
  render(
    <IntlProvider locale="zh-CN" messages={messages["zh-CN"]} timeZone="UTC">
      <ul>
        <WorkerGlance worker={worker} />
      </ul>
    </IntlProvider>,
  );
}

it("says in the reader's language why there is no graphics card", () => {
  show(aWorker({ checks: [withoutDriver] }));
  expect(screen.getByRole("listitem").textContent).toContain("未发现显卡 · PATH 中没有 nvidia-smi");
});

it("says in the reader's language what is broken, and only else what the worker says", async () => {
  const checks = [
    aCheck({
      level: "broken",
      message: "no room",
      code: "disk_full",
      args: { gib: "0.1", directory: "/work" },
    }),
    aCheck({ name: "wav2lip", level: "broken", message: "its home is gone" }),
  ];
  show(aWorker({ state: "broken", reason: "disk: no room; wav2lip: its home is gone", checks }));
  expect(await screen.findByText(/^\/work 仅剩 0.1 GiB，请清理磁盘/)).toBeTruthy();
  expect(screen.getByText("its home is gone").lang).toBe("en");
  expect(screen.queryByText(/^disk: no room/)).toBeNull();

  cleanup();
  show(aWorker({ state: "broken", reason: "its engine crashed", checks: [] }));
  expect(screen.getByText("its engine crashed").lang).toBe("en");
});
