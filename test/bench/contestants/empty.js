import { http } from '@google-cloud/functions-framework';

http('empty', (_request, response) => {
  response.status(200).send('');
});
