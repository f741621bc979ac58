import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { afterEach, expect, it } from "vitest";
import { UploadField } from "@/components/upload/upload-field";
import type { StoredFile } from "@/lib/api/types";
import { messages } from "@/lib/messages";
import { newItem, type UploadItem } from "@/lib/uploads/upload-item";
import { aFile } from "./files";
import { serve } from "./gateway";

let stop = () => {};

afterEach(() => {
  cleanup();
  stop();
});

const fresh = aFile();

const probed = aFile({
  duration_ms: 83_000,
  probed: true,
  video: { codec: "h264", width: 1920, height: 1080, fps: 25, rotation: 0 },
});

function show(stored: StoredFile) {
  const file = new File([new Uint8Array(2048)], "ada.mp4");
  const item: UploadItem = { ...newItem("1", file), state: "stored", stored };
  const nothing = () => {};
  const acts = {
    add: nothing,
    pause: nothing,
    resume: nothing,
    remove: nothing,
    clear: nothing,
    choose: nothing,
  };
  const upload = { kind: "video" as const, items: [item], busy: false, item, file, stored, ...acts };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" messages={messages.en} timeZone="UTC">
        <UploadField label="Video" hint="" upload={upload} />
      </IntlProvider>
    </QueryClientProvider>,
  );
}

it("shows what a video holds as soon as that is found out", async () => {
  let looks = 0;
  stop = await serve({
    "GET /api/files/7/info": () => ({ status: 200, body: ++looks === 1 ? fresh : probed }),
  });
  show(fresh);
  expect(screen.getByText(/2 kB · Uploaded/)).toBeTruthy();
  expect(await screen.findByText(/1:23 · 1920 × 1080 · 25 fps · Uploaded/)).toBeTruthy();
});

it("asks for nothing that it knows", async () => {
  let asked = false;
  stop = await serve({
    "GET /api/files/7/info": () => {
      asked = true;
      return { status: 404 };
    },
  });
  show(probed);
  expect(screen.getByText(/1:23 · 1920 × 1080 · 25 fps · Uploaded/)).toBeTruthy();
  expect(asked).toBe(false);
});
