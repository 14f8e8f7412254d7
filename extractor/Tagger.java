import edu.stanford.nlp.ie.crf.CRFClassifier;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;

/**
 * Tags names until standard input ends. Argument: the model. Says "ready", then answers each line, a text in Base64, with
 * a line of its names, such as "0,9,PERSON 14,18,LOCATION": first and last position in UTF-16 units, the last one not part
 * of it.
 */
public final class Tagger {
  public static void main(String[] args) throws Exception {
    // What the library prints must not get among the answers.
    var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    var classifier = CRFClassifier.getClassifier(args[0]);
    var texts = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    answers.println("ready");
    for (String line = texts.readLine(); line != null; line = texts.readLine()) {
      var text = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
      var names = new StringJoiner(" ");
      for (var name : classifier.classifyToCharacterOffsets(text))
        names.add(name.second() + "," + name.third() + "," + name.first());
      answers.println(names);
    }
  }
}
