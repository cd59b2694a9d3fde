// Shows what the shop pushes, and leads to the page that it is about. It keeps and answers no pages.

self.addEventListener('push', (event) => {
  const text = event.data?.json();
  if (!text?.title) return;
  const { title, body, href, tag } = text;
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { href }, icon: '/icon.svg' }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data?.href ?? '/'));
});

async function openPage(href) {
  const url = new URL(href, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find((page) => new URL(page.url).pathname === url.pathname);
  if (open) await open.focus();
  else await self.clients.openWindow(url.href);
}
