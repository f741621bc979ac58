import { useQuery } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useSession } from "@/components/session/use-session";
import { Providers } from "@/components/shell/providers";
import { listWorkers } from "@/lib/api/workers";
import { fakeDialogs } from "./dialogs";
import { serve } from "./gateway";
import { aSession } from "./sessions";

const replace = vi.fn();
vi.mock("next/navigation", () => ({
  useRouter: () => ({ replace }),
  usePathname: () => "/tasks/new",
}));

let stop = () => {};
/** What the gateway knows: whether the cookie opens something, and whose it is. */
let valid: boolean;
let workspace: string;

beforeEach(async () => {
  valid = true;
  workspace = "1";
  localStorage.setItem("greenroom.locale", "en");
  fakeDialogs();
  const refusal = { status: 401, body: { code: "unauthorized", detail: "Sign in." } };
  stop = await serve({
    "GET /api/session": () =>
      valid ? { status: 200, body: aSession({ workspace_id: workspace }) } : refusal,
    "GET /api/workers": () => (valid ? { status: 200, body: { data: [], of: workspace } } : refusal),
    "POST /api/session": () => {
      valid = true;
      return { status: 204 };
    },
  });
});

afterEach(() => {
  cleanup();
  stop();
  replace.mockClear();
  vi.unstubAllGlobals();
});

function Page() {
  useSession();
  const { data, refetch } = useQuery({
    queryKey: ["things"],
    queryFn: ({ signal }) => listWorkers(signal) as Promise<unknown> as Promise<{ of: string }>,
  });
  return (
    <>
      <input aria-label="Title" />
      <p>{data ? `of workspace ${data.of}` : "nothing yet"}</p>
      <button type="button" onClick={() => void refetch()}>
        Look again
      </button>
    </>
  );
}

const show = () =>
  render(
    <Providers>
      <Page />
    </Providers>,
  );

async function loseTheSession() {
  show();
  await screen.findByText("of workspace 1");
  fireEvent.change(screen.getByLabelText("Title"), { target: { value: "half a sentence" } });
  valid = false;
  fireEvent.click(screen.getByRole("button", { name: "Look again" }));
  return await screen.findByRole("dialog");
}

function enterKey(dialog: HTMLElement) {
  fireEvent.change(within(dialog).getByLabelText("API key"), { target: { value: "gr_another" } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Sign in and go on" }));
}

it("asks for a key over the page when a session ends, and loses nothing that was typed", async () => {
  const dialog = await loseTheSession();
  expect(replace).not.toHaveBeenCalled();
  enterKey(dialog);

  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect((screen.getByLabelText("Title") as HTMLInputElement).value).toBe("half a sentence");
  expect(screen.getByText("of workspace 1")).toBeTruthy();
});

it("shows another reader nothing of the one before", async () => {
  const dialog = await loseTheSession();
  workspace = "2";
  enterKey(dialog);

  expect(await screen.findByText("of workspace 2")).toBeTruthy();
  expect(screen.queryByText("of workspace 1")).toBeNull();
});

it("leads to the sign-in page where nobody was signed in", async () => {
  valid = false;
  show();
  await vi.waitFor(() => expect(replace).toHaveBeenCalledWith("/login?next=%2Ftasks%2Fnew"));
  expect(screen.queryByRole("dialog")).toBeNull();
});
