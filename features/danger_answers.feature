Feature: Danger answers
  What a person has said of a danger counts until the person takes it back where it was said.
  Another answer may mean that the question would no longer be asked; it takes nothing back.
  Whatever a table does not mention, the person answers as a well person with two weeks of simple
  low back pain would.

  Scenario Outline: A sign stays when another answer hides its question
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer  |
      | age            | <age>   |
      | <opens>        | <first> |
      | where          | <where> |
      | injury_time    | <when>  |
      | weeks_pregnant | <weeks> |
      | <question>     | <sign>  |
    And the person has filled in the form
    When the person changes "<opens>" to "<then>"
    Then the form still sends the person by the rule "<rule>"
    And the form shows that the answer to "<question>" still counts

    Examples:
      | says                                           | age | opens            | first           | where    | when | weeks | question             | sign            | then     | rule                    |
      | a temple headache, and 40 after all            |     | age              | 72              |          |      |       | over_50_signs        | temple_headache | 40       | temple-headache         |
      | a new kind of neck pain, and no neck after all | 40  | where            | low_back, neck  |          |      |       | neck_more            | unlike_any      | low_back | neck-pain-unlike-any    |
      | no drink stays down, and no fever after all    | 40  | ill_signs        | fever           |          |      |       | ill_more             | no_drink        | none     | cannot-keep-drink-down  |
      | the neck cannot turn, and no fall after all    | 40  | onset            | low_fall        | neck     | days |       | injury_signs         | cannot_turn     | gradual  | neck-injury-cannot-turn |
      | cannot stand, and no fall after all            | 72  | onset            | low_fall        | low_back | days |       | injury_signs         | cannot_stand    | gradual  | fall-cannot-stand       |
      | bleeding, and not pregnant after all           | 40  | pregnancy        | pregnant        |          |      | 20    | pregnancy_signs      | heavy_bleeding  | no       | pregnant-heavy-bleeding |
      | a new hip, and then no hip                     | 60  | joint_conditions | hip_replacement |          |      |       | hip_replacement_time | recent          | none     | hip-replacement-lately  |

  Scenario: A sign that did not count for this age counts when the age is put right
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer    |
      | age             | 40        |
      | face_head_signs | headache  |
      | head_more       | not_usual |
    And the person has filled in the form
    When the person changes "face_head_signs" to "none"
    And the person changes "age" to "72"
    Then the form still sends the person by the rule "new-headache-from-50"

  Scenario: A sign is taken back where it was given, and nowhere else
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer         |
      | where     | low_back, neck |
      | neck_more | unlike_any     |
    And the person has filled in the form
    And the person has changed "where" to "low_back"
    When the person takes back the answer to "neck_more"
    Then the form gives the person a week

  Scenario: What means no danger goes with its question
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer         |
      | where     | low_back, neck |
      | neck_more | none           |
    And the person has filled in the form
    When the person changes "where" to "low_back"
    Then the form shows no answer that still counts

  Scenario: A program that sends a sign nobody asked for is sent to the same place
    Given a person with two weeks of simple low back pain
    And the person answers
      | question      | answer          |
      | age           | 40              |
      | over_50_signs | temple_headache |
    When the rules are run
    Then the triage is "urgent" because of the rule "temple-headache"
