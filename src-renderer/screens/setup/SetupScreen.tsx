/** The first run is being built. */
export default function SetupScreen() {
  return null;
}
