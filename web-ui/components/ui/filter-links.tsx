import { Link } from "@/components/ui/link";

interface Props {
  label: string;
  options: { label: string; href: string; current: boolean }[];
}

/** One choice among a few that lives in the address: links, so that it can be shared, opened aside, gone back to. */
export function FilterLinks({ label, options }: Props) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
      <ul className="flex gap-1 py-1">
        {options.map(({ label: text, href, current }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "true" : undefined}
              className="block rounded-full px-3.5 py-1.5 text-sm whitespace-nowrap text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:bg-ink aria-[current]:font-medium aria-[current]:text-canvas"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
