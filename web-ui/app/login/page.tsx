import { SignInPage } from "@/components/session/sign-in-page";

export default function Page() {
  return <SignInPage />;
}
