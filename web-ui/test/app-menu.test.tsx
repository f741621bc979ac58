import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AppMenu } from "@/components/shell/app-menu";
import "./gateway";
import { inApp } from "./in-app";
import { layOut } from "./window";

vi.mock("next/navigation", () => import("./router"));

beforeEach(layOut);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("opens at the first click, when it has to be fetched", async () => {
  render(<StrictMode>{inApp(<AppMenu />)}</StrictMode>);
  const button = screen.getByRole("button");
  const name = button.getAttribute("aria-label") ?? "";
  expect(button.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(button);
  expect(await screen.findByRole("menuitem", { name: "Sign out" })).toBeTruthy();
  expect(screen.getByRole("button", { name }).getAttribute("aria-expanded")).toBe("true");
});
