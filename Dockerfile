FROM node:22.21.1-bookworm-slim
WORKDIR /shop
# In a container the shop is asked from outside it: PUBLIC_URL is required.
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# Nothing of the shop itself is the user's who runs it, so nobody who gets in can change it.
RUN npm run build && install -d -o node -g node -m 700 /data /shop/.next/cache
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "scripts/start.mjs"]
