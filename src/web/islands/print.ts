/** Adds a button that prints the page: without a script, a person finds it in her browser's menu. */
export function mount(place: HTMLElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn quiet'
  button.textContent = place.dataset['label'] ?? ''
  button.addEventListener('click', () => print())
  place.replaceChildren(button)
}
