/** The house and its seed, inlined so that it follows the ink of the page. */
export const Logo = () => (
  <svg class="logo" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
    <path class="line" d="M4 15 16 4l12 11v13H4z" />
    <path class="seed" d="M16 27V15m0 5c-3.4 0-5-1.6-5-4.6 3.4 0 5 1.6 5 4.6Zm0 0c3.4 0 5-1.6 5-4.6-3.4 0-5 1.6-5 4.6Z" />
  </svg>
)
