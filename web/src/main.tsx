import './styles/main.css';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { ApiFailure } from './api/client.ts';
import { router } from './app/router.tsx';

/** How often a server that does not answer is asked again; and one that is still working on the first answer of a large case. */
const RETRIES_MAX: Readonly<Record<string, number>> = { unreachable: 2, 'server/timeout': 10 };

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal. What a request has started on the server goes on to its end, so that asking again finds more done.
      retry: (failures, error) => error instanceof ApiFailure && failures < (RETRIES_MAX[error.code] ?? 0),
      refetchOnWindowFocus: false,
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
