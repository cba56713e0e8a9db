/* global document */

// Numbers of the page are called with the page's phone. Without one the link stays what it is.
document.addEventListener('click', event => {
  const link = event.target.closest('a[href^="tel:"]');
  const phone = document.querySelector('amt-phone');
  if (!link || !phone?.call) return;
  event.preventDefault();
  link.closest('[popover]')?.hidePopover();
  // A refused call is told by the phone itself.
  phone.call(link.getAttribute('href').slice('tel:'.length)).catch(() => {});
});
