export default function Page() {
  return <h1>Greenroom</h1>;
}
