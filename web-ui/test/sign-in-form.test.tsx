import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SignInForm } from "@/components/session/sign-in-form";
import { inApp } from "./in-app";

const replace = vi.fn();
vi.mock("next/navigation", () => ({
  useRouter: () => ({ replace }),
  useSearchParams: () => new URLSearchParams("next=/tasks/17"),
}));

/** A gateway that knows one key. */
let gateway: Server;
const realFetch = globalThis.fetch;

beforeEach(async () => {
  gateway = createServer(async (request, response) => {
    const body = JSON.parse(await new Response(request as never).text()) as { key: string };
    if (body.key === "right") return response.writeHead(204).end();
    const problem = { status: 401, code: "unauthorized", detail: "There is no such key." };
    response.writeHead(401, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
  });
  await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done));
  const { port } = gateway.address() as AddressInfo;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
    realFetch(`http://127.0.0.1:${port}${path}`, init),
  );
});

afterEach(() => {
  cleanup();
  gateway.close();
  replace.mockClear();
  vi.unstubAllGlobals();
});

function show() {
  render(inApp(<SignInForm />, new QueryClient()));
}

function signInWith(key: string) {
  fireEvent.change(screen.getByLabelText("API key"), { target: { value: key } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

it("goes where the reader wanted to go", async () => {
  show();
  signInWith(" right ");
  await vi.waitFor(() => expect(replace).toHaveBeenCalledWith("/tasks/17"));
});

it("shows the sentence and the code of a refusal and stays", async () => {
  show();
  signInWith("wrong");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("This key is not known");
  expect(alert.textContent).toContain("unauthorized");
  expect(replace).not.toHaveBeenCalled();
});

it("asks for a key before it asks the gateway", async () => {
  show();
  signInWith("  ");
  expect((await screen.findByRole("alert")).textContent).toBe("Enter your API key.");
});
